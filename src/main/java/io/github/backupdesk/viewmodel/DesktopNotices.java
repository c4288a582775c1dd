package io.github.backupdesk.viewmodel;

/**
 * The system's own way to tell something beside the window. Its methods block, may be called on any thread, throw nothing and
 * end in a few seconds whatever the system does. Texts are shown as they are: whoever implements this sees to it that no
 * letter of them is read as markup.
 */
public interface DesktopNotices {

    /** Whether there is anybody who would show a notice. */
    boolean available();

    /**
     * Shows a notice.
     *
     * @param urgent whether it stays until it is read
     * @param replacesId a notice of the same number that is still shown gives its place to this one
     * @param onClick called on the UI thread, at most once
     * @return whether somebody has taken it
     */
    boolean show(String title, String text, boolean urgent, long replacesId, Runnable onClick);

    /** For where there is nobody. */
    static DesktopNotices none() {
        return new DesktopNotices() {
            @Override
            public boolean available() {
                return false;
            }

            @Override
            public boolean show(String title, String text, boolean urgent, long replacesId, Runnable onClick) {
                return false;
            }
        };
    }
}
