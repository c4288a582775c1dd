package io.github.backupdesk.viewmodel;

/** All that the window shows besides the work on an account. */
public record DeskPages(
        DeskViewModel desk,
        ProfilesViewModel profiles,
        ProfileEditorViewModel editor,
        NoticesViewModel notices,
        AboutViewModel about,
        HelpViewModel help,
        UpdatesViewModel updates,
        SupportViewModel support,
        LayoutViewModel layout,
        WelcomeViewModel welcome) {}
