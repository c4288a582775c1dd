package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.nio.file.Path;

/** The last part of the tour: the pages that lie over the work, as somebody sees them who has no account yet. */
final class PagesTour {

    private final Stagehand hand;
    private final DeskPages pages;
    private final Path folder;

    PagesTour(Stagehand hand, DeskPages pages, Path folder) {
        this.hand = hand;
        this.pages = pages;
        this.folder = folder;
    }

    void run() throws InterruptedException {
        show(Page.WELCOME);
        hand.picture(folder, "24-welcome");
        show(Page.PROFILES);
        hand.picture(folder, "25-profiles");
        edit();
        hand.picture(folder, "26-profile-editor");
        show(Page.PREFERENCES);
        hand.picture(folder, "27-preferences");
        show(Page.ABOUT);
        hand.picture(folder, "28-about");
        show(Page.HELP);
        hand.picture(folder, "29-help");
        show(Page.SUPPORT);
        hand.await("the bundle", () -> pages.support().readyProperty().get());
        hand.picture(folder, "30-support");
        show(Page.NOTICES);
        hand.picture(folder, "31-notices");
        show(Page.PROFILES);
        hand.resize(960, 600);
        hand.picture(folder, "32-profile-editor-small");
    }

    private void edit() throws InterruptedException {
        hand.onStage(() -> {
            pages.editor().begin();
            return true;
        });
    }

    private void show(Page page) throws InterruptedException {
        hand.onStage(() -> {
            pages.desk().show(page);
            return true;
        });
    }
}
