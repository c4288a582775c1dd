package io.github.backupdesk.viewmodel;

/**
 * One of several requests under review, as a line of their table.
 *
 * @param number its place, from 1
 * @param look the worst that its checks have found
 * @param checks the same in words
 */
public record ReviewLine(
        int number, String cluster, String what, String copies, String cost, CheckRow.Look look, String checks) {}
