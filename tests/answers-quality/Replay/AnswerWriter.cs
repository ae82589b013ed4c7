using System.Collections;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Replay;

/// <summary>
/// Writes an answer so that two runs that answer the same write the same. Lists inside an answer whose items may tie come in the order of ids, which every run
/// makes anew; they are written in the order of their words. What is a sequence (the hops of a path, a chain, the stretches of a content) stays one.
/// </summary>
internal sealed class AnswerWriter
{
    private static readonly HashSet<string> Sequences = new(StringComparer.Ordinal)
    {
        "hops", "chain", "content", "source", "cue", "highlights", "copies", "status_history", "claims",
    };

    private readonly SourceKeys _keys;
    private readonly Dictionary<string, string> _nodes;

    private AnswerWriter(IMessage answer, SourceKeys keys)
    {
        _keys = keys;
        // Nodes of a graph are numbered as they come: each gets the words that tell it apart.
        _nodes = (answer is GetOriginsResponse origins ? origins.Nodes : [])
            .ToDictionary(node => node.Id, node => $"{node.Name}, {node.Type}, {keys.Of(node.EntityId)}", StringComparer.Ordinal);
    }

    /// <summary>Writes.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="keys">Names that last.</param>
    public static string Write(IMessage answer, SourceKeys keys) => new AnswerWriter(answer, keys).Written("", answer);

    private string Written(string name, object value)
    {
        switch (value)
        {
            case IMessage message:
                var text = new StringBuilder("{");
                foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
                {
                    Append(text, field.Name, field.Accessor.GetValue(message));
                }

                return text.Append('}').ToString();
            case IList list:
                var items = list.Cast<object>().Select(item => Written(name, item)).ToList();
                return $"[{string.Join(", ", Sequences.Contains(name) ? items : items.Order(StringComparer.Ordinal).ToList())}]";
            case string words:
                return _nodes.TryGetValue(words, out var node) ? node : _keys.Of(words);
            default:
                return Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
    }

    private void Append(StringBuilder text, string name, object? value)
    {
        if (value is not (null or "" or 0 or 0.0 or false or IList { Count: 0 }))
        {
            text.Append(text.Length > 1 ? ", " : "").Append(name).Append(": ").Append(Written(name, value));
        }
    }
}
