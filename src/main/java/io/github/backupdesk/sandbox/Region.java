package io.github.backupdesk.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A place in a cloud (contract.md 1.11). Both sites are known, since the sandbox stands in for both. */
record Region(String cloudId, String regionId) {

    private static final Set<String> WITHOUT_COPIES = Set.of("azure", "tc");

    static final List<Region> ALL = Stream.of(
                    of("aws", "aws-us-west-2 aws-us-east-1 aws-us-east-2 aws-ca-central-1 aws-eu-central-1"),
                    of("aws", "aws-eu-west-1 aws-eu-west-2 aws-ap-northeast-1 aws-ap-northeast-2"),
                    of("aws", "aws-ap-southeast-1 aws-ap-southeast-2 aws-cn-northwest-1"),
                    of("gcp", "gcp-us-west1 gcp-us-east4 gcp-us-central1 gcp-europe-west3"),
                    of("gcp", "gcp-asia-southeast1 gcp-asia-northeast1"),
                    of("azure", "az-eastus az-eastus2 az-centralus az-germanywestcentral az-northeurope"),
                    of("azure", "az-centralindia"),
                    of("ali", "ali-cn-hangzhou ali-cn-shanghai ali-cn-beijing ali-cn-shenzhen"),
                    of("tc", "tc-ap-beijing tc-ap-shanghai tc-na-ashburn"))
            .flatMap(List::stream)
            .toList();

    /** A provider, as {@code /v2/clouds} names it. */
    record Cloud(String cloudId, String description) {

        static final List<Cloud> ALL = List.of(
                new Cloud("aws", "Amazon Web Services"),
                new Cloud("gcp", "Google Cloud Platform"),
                new Cloud("azure", "Microsoft Azure"),
                new Cloud("ali", "Alibaba Cloud"),
                new Cloud("tc", "Tencent Cloud"));
    }

    private static List<Region> of(String cloudId, String regionIds) {
        return Arrays.stream(regionIds.split(" "))
                .map(regionId -> new Region(cloudId, regionId))
                .toList();
    }

    boolean china() {
        return regionId.contains("-cn-") || cloudId.equals("tc");
    }

    String domain() {
        return regionId + (china() ? ".api.zilliz.com.cn" : ".api.zillizcloud.com");
    }

    /** AWS in China is a cloud apart from AWS elsewhere. */
    boolean sameProvider(Region other) {
        return cloudId.equals(other.cloudId) && china() == other.china();
    }

    /** Azure and Tencent have no cross-region copies (contract.md 1.12). */
    boolean knowsCopies() {
        return !WITHOUT_COPIES.contains(cloudId);
    }
}
