using Google.Protobuf.Reflection;

namespace Hearsay.Contracts.Tests;

/// <summary>Everything that a client depends on, a line each: names, numbers, types, JSON names.</summary>
internal static class ContractShape
{
    public static IReadOnlyList<string> Describe() =>
        [.. Fields().Concat(Values()).Concat(Methods()).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Fields() =>
        from message in ContractFiles.Messages
        from field in message.Fields.InDeclarationOrder()
        let label = field.IsRepeated ? "repeated " : ""
        let oneof = field.RealContainingOneof is { } choice ? $" in oneof {choice.Name}" : ""
        select $"{message.FullName}.{field.Name} = {field.FieldNumber}: {label}{TypeOf(field)}, json {field.JsonName}{oneof}";

    private static string TypeOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        var scalar => scalar.ToString(),
    };

    private static IEnumerable<string> Values() =>
        from type in ContractFiles.Enums
        from value in type.Values
        select $"{type.FullName}.{value.Name} = {value.Number}";

    private static IEnumerable<string> Methods() =>
        from service in ContractFiles.Services
        from method in service.Methods
        let stream = method.IsServerStreaming ? "stream " : ""
        let sent = method.IsClientStreaming ? "stream " : ""
        select $"{method.FullName}({sent}{method.InputType.FullName}) returns ({stream}{method.OutputType.FullName})";
}
