using Google.Protobuf.Reflection;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query;

/// <summary>Bare names of values: STANCE_DENIES is "DENIES".</summary>
internal static class EnumNames
{
    /// <summary>Of a stance; empty for UNSPECIFIED.</summary>
    public static string Of(Stance stance) => Of("Stance", "STANCE_", (int)stance);

    /// <summary>Of a certainty; empty for UNSPECIFIED.</summary>
    public static string Of(Certainty certainty) => Of("Certainty", "CERTAINTY_", (int)certainty);

    private static string Of(string type, string prefix, int number) =>
        number > 0 && StatementReflection.Descriptor.FindTypeByName<EnumDescriptor>(type).FindValueByNumber(number) is { } value ? value.Name[prefix.Length..] : "";
}
