namespace Hearsay.PubsubConformance.Tests.Harness;

/// <summary>Ids of the apps: those that deploy/dapr/resiliency.yaml is for, so that its policy holds here.</summary>
internal static class Ids
{
    public const string First = "ingestion";
    public const string Second = "extraction";
    public const string Third = "query";
}
