using Google.Protobuf;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A statement's answer as stored: its sentence, which an answer shows twice, is kept once.</summary>
internal static class StatementPayload
{
    /// <summary>Serializes an answer, which it changes.</summary>
    public static byte[] Write(StatementResult result)
    {
        if (result.Statement.Sentence is not null)
        {
            result.Passage.Sentence = null;
        }

        return result.ToByteArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static StatementResult Read(byte[] payload)
    {
        var result = StatementResult.Parser.ParseFrom(payload);
        Complete(result);
        return result;
    }

    /// <summary>Puts the sentence where it was left out.</summary>
    public static void Complete(StatementResult result) => result.Passage.Sentence ??= result.Statement.Sentence;
}
