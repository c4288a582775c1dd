/** Where keys are kept: the keychain of the system, or this run's memory. Never a file. Knows the domain alone. */
@NullMarked
package io.github.backupdesk.secrets;

import org.jspecify.annotations.NullMarked;
