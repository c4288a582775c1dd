package io.github.backupdesk.viewmodel;

/**
 * One notice as the list shows it.
 *
 * @param number ascending; a notice that takes the place of another keeps its number
 * @param profileId whose it is, by the desk's own ID; empty for the program itself
 * @param profile the same as a name
 * @param word for the kind
 * @param age how long ago, in the unit that matters
 * @param attemptId the entry of the history it is about; 0 for none
 */
public record NoticeRow(
        long number,
        String profileId,
        String profile,
        NoticeKind kind,
        String word,
        String sentence,
        String age,
        long attemptId,
        boolean unread) {}
