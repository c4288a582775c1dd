/** The use cases against a cloud and a history that say what they are told to say. */
@NullMarked
package io.github.backupdesk.service;

import org.jspecify.annotations.NullMarked;
