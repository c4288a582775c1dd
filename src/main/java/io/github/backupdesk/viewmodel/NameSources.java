package io.github.backupdesk.viewmodel;

/** How names come into the scope besides being ticked one by one. */
public record NameSources(NameListViewModel list, PatternViewModel pattern, SavedScopesViewModel saved) {}
