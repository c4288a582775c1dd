package io.github.backupdesk.domain;

/**
 * Whom the program speaks for in this run.
 *
 * @param name what the history calls it; the same over restarts, even where the address changes
 */
public record Account(String name, BaseUrl baseUrl, ApiKey key, boolean sandbox) {}
