package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.settings.Profile;

/** What the history calls an account: its address, and eight digits of the first key that it was used with. */
public final class AccountName {

    private AccountName() {}

    /** Which account a row belongs to: a job made with one key is unknown to another, even at the same address. */
    public static String of(BaseUrl url, ApiKey key) {
        return address(url) + "#" + key.fingerprint();
    }

    /** It outlives a renewed key, so that what runs is still followed; another address is another account. */
    static String of(Profile profile, ApiKey key) {
        BaseUrl url = BaseUrl.parse(profile.baseUrl());
        return profile.account().startsWith(address(url) + "#") ? profile.account() : of(url, key);
    }

    private static String address(BaseUrl url) {
        String address = url.toString();
        return address.substring(address.indexOf("://") + 3);
    }
}
