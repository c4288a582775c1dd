package io.github.backupdesk.app;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CoverageService;
import io.github.backupdesk.service.RegionService;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.settings.RegionFenceFile;
import io.github.backupdesk.settings.SavedRegions;
import io.github.backupdesk.settings.SavedRegionsFile;
import io.github.backupdesk.viewmodel.ClusterRow;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel;
import io.github.backupdesk.viewmodel.CoverageViewModel;
import io.github.backupdesk.viewmodel.RegionCatalogueViewModel;
import io.github.backupdesk.viewmodel.RegionFenceViewModel;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins what knows of regions: the service, the files of the account, the history. */
record RegionWiring(
        CloudApi cloud, HistoryStore history, Background background, Clock clock, ReadOnlyObjectProperty<Texts> texts) {

    private static final Logger LOG = LoggerFactory.getLogger(RegionWiring.class);

    /** @param profile the ID of the profile; empty if it has none */
    CopiesViewModel copies(Folders folders, Account account, String profile, ClusterViewModel clusters) {
        RegionFenceFile ofAddress = new RegionFenceFile(folders.regionFence(fenced(account)));
        RegionFenceFile fences =
                profile.isEmpty() ? ofAddress : new RegionFenceFile(folders.regionFence("profile-" + profile));
        // A profile begins with the fence of its address: a fence may not fall because an account was given a name.
        RegionFence fence = fence(fences.exists() ? fences : ofAddress);
        CopiesViewModel copies = new CopiesViewModel(
                new RegionCatalogueViewModel(
                        new RegionService(cloud),
                        shelf(new SavedRegionsFile(folders.savedRegions(account.name()))),
                        background,
                        clock,
                        texts),
                new RegionFenceViewModel(fence, fences::save, background, texts),
                texts);
        copies.cover(new CoverageMatrixViewModel(
                new CoverageViewModel(new CoverageService(history, cloud, clock), background, clock, texts),
                () -> clusters.allRows().stream().map(ClusterRow::cluster).toList(),
                background,
                texts));
        return copies;
    }

    /** By the address and not by the key: a fence may not fall because a key was renewed. */
    private static String fenced(Account account) {
        String address = account.baseUrl().toString();
        return account.sandbox() ? account.name() : address.substring(address.indexOf("://") + 3);
    }

    /** A fence that cannot be read is closed: it may not fall by accident. */
    private static RegionFence fence(RegionFenceFile file) {
        try {
            return RegionFenceViewModel.read(file.load());
        } catch (IOException e) {
            LOG.warn("the fence cannot be read, so no region may get a copy: {}", e.toString());
            return RegionFence.CLOSED;
        }
    }

    private static RegionCatalogueViewModel.Shelf shelf(SavedRegionsFile file) {
        return new RegionCatalogueViewModel.Shelf() {
            @Override
            public Optional<SavedRegions> load() {
                return file.load();
            }

            @Override
            public void save(SavedRegions regions) throws IOException {
                file.save(regions);
            }
        };
    }
}
