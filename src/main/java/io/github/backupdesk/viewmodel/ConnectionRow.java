package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ConnectionStep.Kind;

/**
 * One step of a connection test as it is shown.
 *
 * @param state how it went in a word, for those who do not see the icon
 * @param step its name
 * @param took in milliseconds, with the unit; empty where there is nothing to tell
 */
public record ConnectionRow(Kind kind, CheckRow.Look look, String state, String step, String text, String took) {}
