package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;

/** Which view a page has. */
final class Pages {

    private Pages() {}

    static PageFrame of(Page page, DeskPages pages, ViewContext context) {
        Runnable close = pages.desk()::closePage;
        return switch (page) {
            case PREFERENCES ->
                PageFrame.of(
                        "preferences",
                        new PreferencesView(pages.desk().preferences(), pages.updates(), context),
                        context,
                        close);
            case NOTICES -> PageFrame.of("notices", new NoticesView(pages.notices(), context), context, close);
            case PROFILES -> PageFrame.of("profiles", new ProfilesView(pages, context), context, close);
            case WELCOME -> PageFrame.bare(new WelcomeView(pages.welcome(), context));
            case ABOUT -> PageFrame.of("about", new AboutView(pages.about(), context), context, close);
            case HELP -> PageFrame.of("help", new HelpView(pages.help(), context), context, close);
            case SUPPORT -> PageFrame.of("support", new SupportView(pages.support(), context), context, close);
            case NONE -> throw new IllegalArgumentException("no page has no view");
        };
    }
}
