using System.Text;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>
/// An origin graph in Graphviz' language: arrows run from where it comes from to who had it from there. The same answer
/// gives the same lines.
/// </summary>
internal static class OriginDot
{
    private const int LabelWidth = 28;
    private const int TitleWidth = 80;
    private const int MostWords = 4;

    public static IEnumerable<string> Lines(GetOriginsResponse answer)
    {
        var edges = Edges(answer);
        var publishers = answer.Paths.Concat(answer.Denials).Concat(answer.Questions)
            .Where(path => path.Hops.Count > 0).Select(path => path.Hops[0].NodeId).ToHashSet();
        var affirming = answer.Paths.Where(path => path.Hops.Count > 0).Select(path => path.Hops[^1].NodeId).ToHashSet();
        yield return "digraph origins {";
        yield return "  rankdir=LR;";
        yield return $"  label={Quoted(Label(TitleWidth, OriginHeadline.Of(answer), answer.Text))};";
        yield return "  fontname=\"sans-serif\";";
        yield return "  node [fontname=\"sans-serif\"];";
        yield return "  edge [fontname=\"sans-serif\", fontsize=10];";
        foreach (var node in answer.Nodes)
        {
            yield return $"  {Quoted(node.Id)} [{NodeAttributes(node, publishers.Contains(node.Id), affirming.Contains(node.Id))}];";
        }

        foreach (var (ends, edge) in edges)
        {
            yield return $"  {Quoted(ends.From)} -> {Quoted(ends.To)} [{EdgeAttributes(edge)}];";
        }

        yield return "}";
    }

    private static List<KeyValuePair<(string From, string To), Edge>> Edges(GetOriginsResponse answer)
    {
        var edges = new Dictionary<(string From, string To), Edge>();
        Add(answer.Paths, edge => edge.Affirms = true);
        Add(answer.Denials, edge => edge.Denies = true);
        Add(answer.Questions, edge => edge.Questions = true);
        foreach (var cycle in answer.Cycles)
        {
            for (var at = 0; at < cycle.NodeIds.Count; at++)
            {
                Of(cycle.NodeIds[(at + 1) % cycle.NodeIds.Count], cycle.NodeIds[at]).Circular = true;
            }
        }

        return [.. edges.OrderBy(pair => pair.Key.From, StringComparer.Ordinal).ThenBy(pair => pair.Key.To, StringComparer.Ordinal)];

        void Add(IEnumerable<OriginPath> paths, Action<Edge> mark)
        {
            foreach (var hops in paths.Select(path => path.Hops))
            {
                for (var at = 1; at < hops.Count; at++)
                {
                    if (hops[at].NodeId != hops[at - 1].NodeId)
                    {
                        var edge = Of(hops[at].NodeId, hops[at - 1].NodeId);
                        mark(edge);
                        edge.Words.UnionWith(OriginWords.Told(hops[at - 1], hops[at]).Select(VisibleText.Of));
                        edge.Copied |= hops[at - 1].Reasons.Contains("COPY_OF");
                    }
                }
            }
        }

        Edge Of(string from, string to)
        {
            if (!edges.TryGetValue((from, to), out var edge))
            {
                edges[(from, to)] = edge = new Edge();
            }

            return edge;
        }
    }

    private static string NodeAttributes(OriginNode node, bool publishes, bool affirms)
    {
        var why = OriginWords.Unresolved(node);
        var styles = new List<string>();
        var attributes = new List<string>
        {
            $"label={Quoted(Label(LabelWidth, node.Name, Bracketed(why)))}",
            $"shape={ShapeOf(node.Type)}",
        };
        if (node.Origin)
        {
            attributes.Add("peripheries=2");
            attributes.Add($"fillcolor=\"{(!affirms ? "mistyrose" : why.Length > 0 ? "khaki" : "palegreen")}\"");
            styles.Add("filled");
        }

        if (node.Unnamed)
        {
            styles.Add("dashed");
        }
        else if (publishes)
        {
            styles.Add("bold");
        }

        if (styles.Count > 0)
        {
            attributes.Add($"style=\"{string.Join(',', styles)}\"");
        }

        return string.Join(", ", attributes);
    }

    private static string ShapeOf(EntityType type) => type switch
    {
        EntityType.Outlet => "box",
        EntityType.Organization => "hexagon",
        EntityType.Group => "octagon",
        EntityType.Document => "note",
        EntityType.Place => "diamond",
        _ => "ellipse",
    };

    private static string EdgeAttributes(Edge edge)
    {
        var words = edge.Words.Where(word => word.Length > 0).ToList();
        var told = string.Join(", ", words.Take(MostWords)) + (words.Count > MostWords ? ", …" : string.Empty);
        var against = edge.Affirms ? string.Empty : edge.Denies ? "denies" : edge.Questions ? "questions" : string.Empty;
        var label = Label(LabelWidth, told, Bracketed(against), edge.Copied ? "(copy)" : string.Empty);
        var attributes = new List<string> { $"label={Quoted(label)}" };
        if (against.Length > 0)
        {
            attributes.Add("style=\"dashed\"");
        }

        if (edge.Circular)
        {
            attributes.Add("color=\"red\"");
            attributes.Add("penwidth=2");
        }

        return string.Join(", ", attributes);
    }

    private static string Bracketed(string text) => text.Length > 0 ? $"({text})" : string.Empty;

    /// <summary>Lines parted by line feeds, short enough for a node.</summary>
    private static string Label(int width, params string[] texts) =>
        string.Join('\n', texts.SelectMany(text => WrappedText.Lines(VisibleText.Of(text), width)));

    /// <summary>
    /// A string of the language. A backslash begins one of its escapes and an ampersand an entity of HTML, also in a label.
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '&' => "&amp;",
                '\n' => "\\n",
                _ => char.ToString(letter),
            });
        }

        return quoted.Append('"').ToString();
    }

    private sealed class Edge
    {
        /// <summary>Each once, in order of their letters, so that the order of paths does not matter.</summary>
        public SortedSet<string> Words { get; } = new(StringComparer.Ordinal);

        public bool Affirms { get; set; }

        public bool Denies { get; set; }

        public bool Questions { get; set; }

        public bool Copied { get; set; }

        public bool Circular { get; set; }
    }
}
