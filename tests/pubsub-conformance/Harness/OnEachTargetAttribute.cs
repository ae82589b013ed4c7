using System.Reflection;
using Hearsay.PubsubConformance.Tests.Targets;
using Xunit.Sdk;
using Xunit.v3;

namespace Hearsay.PubsubConformance.Tests.Harness;

/// <summary>Runs a case against both kinds of sidecar; the first argument is its name. One that is not here is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnEachTargetAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. new[] { Target.LocalSidecar, Target.Daprd }.Select(target =>
            new TheoryDataRow([target, .. values]) { Skip = Target.Named(target).Missing })]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
