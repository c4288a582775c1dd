/** One use case per class, plain blocking Java: submit, watch, list. Knows the domain alone. */
@NullMarked
package io.github.backupdesk.service;

import org.jspecify.annotations.NullMarked;
