namespace Hearsay.ServiceDefaults.Tests;

/// <summary>Tests that count spans: every service in a process hears the spans of all, so no other test may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
