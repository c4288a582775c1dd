package io.github.backupdesk.viewmodel;

/**
 * One saved scope as the list shows it.
 *
 * @param name what the user calls it, as it is written
 * @param content what is in it, short
 * @param origin for which cluster it was saved, and when
 */
public record SavedScopeRow(String name, String content, String origin) {}
