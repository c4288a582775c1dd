package io.github.backupdesk.viewmodel;

/** A way out that is offered in words, and what it does. */
public record ScopeChoice(String label, Runnable action) {}
