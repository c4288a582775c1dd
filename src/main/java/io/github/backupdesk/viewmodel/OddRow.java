package io.github.backupdesk.viewmodel;

/** An entry of a list that is no name: where it stands, what stands there, and what is wrong with it. */
public record OddRow(String line, String text, String reason) {}
