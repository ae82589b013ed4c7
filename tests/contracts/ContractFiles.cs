using System.Reflection;
using Google.Protobuf.Reflection;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Contracts.Tests;

/// <summary>The descriptors of all contracts, in the order of their files.</summary>
internal static class ContractFiles
{
    // Taken from the assembly, so that no new file can be left out.
    public static IReadOnlyList<FileDescriptor> All { get; } =
    [
        .. typeof(QueryServiceReflection).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()
            .Where(file => file.Package.StartsWith("hearsay.", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    public static IEnumerable<MessageDescriptor> Messages => All.SelectMany(file => file.MessageTypes);

    public static IEnumerable<EnumDescriptor> Enums => All.SelectMany(file => file.EnumTypes);

    public static IEnumerable<ServiceDescriptor> Services => All.SelectMany(file => file.Services);
}
