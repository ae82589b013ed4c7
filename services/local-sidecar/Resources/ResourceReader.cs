using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Hearsay.LocalSidecar.Resources;

/// <summary>Text of one file, and its name for messages.</summary>
internal sealed record ResourceText(string Source, string Yaml);

/// <summary>
/// Reads Dapr's objects out of YAML. What the local sidecar does not do is named, never silently passed over; what Dapr itself would
/// refuse is refused.
/// </summary>
internal static class ResourceReader
{
    /// <summary>Throws <see cref="InvalidOperationException"/> where a file is not to be understood.</summary>
    public static DaprResources Read(IEnumerable<ResourceText> texts)
    {
        var reading = new Reading();
        foreach (var (source, document) in texts.SelectMany(DocumentsOf))
        {
            Named(source, () => reading.Take(source, document));
        }

        return reading.End();
    }

    /// <summary>Puts the file's name before what is wrong in it.</summary>
    private static void Named(string source, Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new InvalidOperationException($"{source}: {exception.Message}", exception);
        }
    }

    private static List<(string Source, YamlNode Document)> DocumentsOf(ResourceText text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text.Yaml));
        }
        catch (YamlException exception)
        {
            throw new InvalidOperationException($"{text.Source}, line {exception.Start.Line}: {exception.Message}", exception);
        }

        return [.. stream.Documents.Select(document => (text.Source, document.RootNode))];
    }

    private sealed class Reading
    {
        private readonly List<string> _ignored = [];
        private readonly List<(string Source, YamlNode Document)> _resiliencies = [];
        private PubsubComponent? _pubsub;
        private ApiRules? _api;

        public void Take(string source, YamlNode document)
        {
            var name = $"{document.At("kind").Text()} {document.At("metadata", "name").Text()}";
            switch (document.At("kind").Text())
            {
                case "Component" when document.At("spec", "type").Text() is { } type && type.StartsWith("pubsub.", StringComparison.Ordinal):
                    _pubsub = _pubsub is null
                        ? ComponentReader.Read(document, name, _ignored)
                        : throw new FormatException($"{name}: the local sidecar has one pub/sub component, and {_pubsub.Name} is another.");
                    break;
                case "Resiliency":
                    _resiliencies.Add((source, document));
                    break;
                case "Configuration":
                    _api = _api is null
                        ? ConfigurationReader.Read(document, name, _ignored)
                        : throw new FormatException($"{name}: a sidecar has one Configuration, and this is the second.");
                    break;
                case "Kustomization" or null:
                    break;
                default:
                    _ignored.Add($"{name}: the whole object");
                    break;
            }
        }

        public DaprResources End()
        {
            // What a policy is for is known by the component's name, which may stand in a later file.
            var inbound = new List<InboundPolicy>();
            foreach (var (source, document) in _resiliencies)
            {
                Named(source, () => inbound.AddRange(ResiliencyReader.Read(document, _pubsub?.Name, _ignored) is { } policy ? [policy] : []));
            }

            if (inbound.Count > 1)
            {
                throw new InvalidOperationException($"Two Resiliency objects have an inbound policy for {_pubsub?.Name}.");
            }

            if (_pubsub is not null && inbound.Count == 0)
            {
                _ignored.Add($"no inbound policy for {_pubsub.Name}: daprd would try each delivery once, here it is tried without end");
            }

            return new DaprResources(_pubsub, inbound.SingleOrDefault(), _api ?? ApiRules.Open, _ignored);
        }
    }
}
