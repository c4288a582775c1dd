/**
 * Speaks the REST API of Zilliz Cloud: requests, JSON, pace, and the way from a status to an outcome. Every request goes
 * through {@code Wire}; every address comes from {@code Endpoints}; a create call is sent once and never repeated.
 */
@NullMarked
package io.github.backupdesk.cloud;

import org.jspecify.annotations.NullMarked;
