package io.github.backupdesk.viewmodel;

/** A file of the bundle, as the list shows it. */
public record SupportRow(String name, String size) {}
