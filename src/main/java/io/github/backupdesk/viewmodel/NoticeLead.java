package io.github.backupdesk.viewmodel;

import io.github.backupdesk.settings.Preferences;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;

/** Where a press on a notice leads: to the entry it is about, to the profile that has to be opened first, or to a page. */
public final class NoticeLead {

    private final DeskViewModel desk;
    private final ProfilesViewModel profiles;
    private final Runnable ofTheProgram;

    /** @param ofTheProgram shows what the program's own notices are about */
    public NoticeLead(DeskViewModel desk, ProfilesViewModel profiles, Runnable ofTheProgram) {
        this.desk = desk;
        this.profiles = profiles;
        this.ofTheProgram = ofTheProgram;
    }

    /**
     * @param id the desk's own of the account; empty for the program itself
     * @return whether what it is about was shown, or the way to it
     */
    public boolean follow(String id, long attempt) {
        if (id.isEmpty()) {
            ofTheProgram.run();
            return true;
        }
        return desk.reveal(id, attempt) || toProfile(id);
    }

    /** Its row says that it is not connected, or locked, and what to do. */
    private boolean toProfile(String id) {
        boolean there = id.equals(Preferences.DEMO) || profiles.find(id).isPresent();
        if (there) {
            desk.show(Page.PROFILES);
        }
        boolean shown = there && desk.pageProperty().get() == Page.PROFILES;
        if (shown) {
            profiles.choose(id);
        }
        return shown;
    }
}
