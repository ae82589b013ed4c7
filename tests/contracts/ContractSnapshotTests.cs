namespace Hearsay.Contracts.Tests;

public sealed class ContractSnapshotTests
{
    private const string RewriteSwitch = "HEARSAY_REWRITE_GOLDEN";
    private static readonly string SnapshotPath = Checkout.PathOf("tests", "contracts", "Snapshot", "contracts.txt");

    [Fact]
    public void Contracts_ComparedWithSnapshot_LoseAndChangeNothing()
    {
        var lost = File.ReadAllLines(SnapshotPath).Except(ContractShape.Describe(), StringComparer.Ordinal);

        // Clients in the field depend on these lines. Whoever breaks one knowingly takes it out of the snapshot by hand.
        Assert.Empty(lost);
    }

    [Fact]
    public void Contracts_ComparedWithSnapshot_AddNothingUnrecorded()
    {
        var current = ContractShape.Describe();
        if (Environment.GetEnvironmentVariable(RewriteSwitch) == "1")
        {
            var kept = File.Exists(SnapshotPath) ? File.ReadAllLines(SnapshotPath) : [];
            File.WriteAllLines(SnapshotPath, kept.Union(current, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }

        // Set HEARSAY_REWRITE_GOLDEN=1 to record what was added.
        Assert.Empty(current.Except(File.ReadAllLines(SnapshotPath), StringComparer.Ordinal));
    }
}
