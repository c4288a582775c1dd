/** View models without a toolkit: a direct door, stand-ins for the ports, a clock that is moved by hand. */
@NullMarked
package io.github.backupdesk.viewmodel;

import org.jspecify.annotations.NullMarked;
