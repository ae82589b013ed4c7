using System.Collections.Frozen;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Hearsay.Exports;

/// <summary>Values of a contract's enum as the contract writes them, without the prefix: "NO_COMMENT".</summary>
internal static class ContractWords<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Words = Read();

    /// <summary>The word of a value; empty for UNSPECIFIED, the number of one that this version does not know.</summary>
    public static string Of(TEnum value) => Words.TryGetValue(value, out var word) ? word : value.ToString("D");

    private static FrozenDictionary<TEnum, string> Read()
    {
        const string Nothing = "UNSPECIFIED";
        var names = Enum.GetValues<TEnum>().ToDictionary(
            value => value, value => typeof(TEnum).GetField(value.ToString())!.GetCustomAttribute<OriginalNameAttribute>()!.Name);
        var prefix = names[default][..^Nothing.Length];
        return names.ToFrozenDictionary(pair => pair.Key, pair => pair.Value[prefix.Length..] is not Nothing and var word ? word : "");
    }
}
