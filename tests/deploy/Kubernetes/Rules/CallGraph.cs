using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>Who may call whom, as <c>calls.yaml</c> declares it and as the network policies of a rendering let it through.</summary>
internal sealed class CallGraph
{
    private const string All = "all";

    private readonly YamlMappingNode _declared;

    public CallGraph(string yaml) => _declared = YamlFiles.Parse(yaml).Single();

    public IEnumerable<string> Parts => _declared.At("calls").Entries().Keys;

    /// <summary>Calls from service to service: "extraction -> ingestion".</summary>
    public IEnumerable<string> ServiceCalls(IReadOnlyCollection<string> services) =>
        from call in Calls("base")
        from caller in Texts(call, "from").Where(services.Contains)
        from callee in Texts(call, "to").Where(services.Contains)
        select $"{caller} -> {callee}";

    /// <summary>What the policies of a rendering let through and the list does not, or the other way.</summary>
    public IEnumerable<string> Problems(Installation all, IEnumerable<string> components)
    {
        var problems = new List<string>();
        if (!all.OfKind("NetworkPolicy").Any(DeniesAll))
        {
            problems.Add("no policy denies all of both directions");
        }

        var allowed = all.OfKind("NetworkPolicy").SelectMany(policy => Edges(policy, all, problems)).ToHashSet(StringComparer.Ordinal);
        var declared = components.Prepend("base").SelectMany(Calls).SelectMany(call => Edges(call, all)).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(allowed.Except(declared).Select(edge => $"let through, not declared: {edge}"));
        problems.AddRange(declared.Except(allowed).Select(edge => $"declared, not let through: {edge}"));
        problems.AddRange(all.Pods.Where(pod => OwnParts().Count(part => part.Value.Selects(pod.Labels)) != 1).Select(pod => $"{pod.Owner.Id}: no peer, or two"));
        return problems;
    }

    private IEnumerable<YamlNode> Calls(string part) => _declared.At("calls", part).Items();

    private static IEnumerable<string> Texts(YamlNode call, string key) => call.At(key).Items().Select(item => item.Text()!);

    /// <summary>An edge of a declared call at each of its ends that is a pod of ours: both have to let it through.</summary>
    private IEnumerable<string> Edges(YamlNode call, Installation all) =>
        from caller in Texts(call, "from")
        from callee in Texts(call, "to")
        from port in Texts(call, "ports")
        from side in new[] { IsOwn(caller) ? "out" : null, IsOwn(callee) ? "in" : null }
        where side is not null
        select $"{caller} -> {callee} {port} ({side})";

    private bool IsOwn(string peer)
    {
        Assert.True(peer == All || _declared.At("peers", peer) is not null, $"calls.yaml names no peer {peer}.");
        return peer == All || (_declared.At("peers", peer, "namespaces") is null && _declared.At("peers", peer, "addresses") is null);
    }

    private static bool DeniesAll(Manifest policy) =>
        policy.Spec.At("podSelector").Entries().Count == 0 && policy.Spec.At("ingress") is null && policy.Spec.At("egress") is null
        && policy.Spec.At("policyTypes").Items().Select(item => item.Text()).Order(StringComparer.Ordinal).SequenceEqual(["Egress", "Ingress"]);

    private List<string> Edges(Manifest policy, Installation all, List<string> problems)
    {
        var edges = new List<string>();
        var selected = Selected(policy.Spec.At("podSelector"));
        foreach (var (key, peers, side) in new[] { ("ingress", "from", "in"), ("egress", "to", "out") })
        {
            var rules = policy.Spec.At(key).Items();
            if (rules.Count > 0 && !policy.Spec.At("policyTypes").Items().Any(type => string.Equals(type.Text(), key, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add($"{policy.Id}: its rules for {key} have no effect");
            }

            foreach (var rule in rules)
            {
                var others = rule.At(peers).Items().SelectMany(Named).ToList();
                var ports = rule.At("ports").Items().Where(port => port.At("port") is not null && port.At("endPort") is null)
                    .Select(port => $"{port.At("protocol").Text() ?? "TCP"} {port.At("port").Text()}").ToList();
                if (others.Count == 0 || ports.Count == 0 || ports.Count < rule.At("ports").Items().Count)
                {
                    problems.Add($"{policy.Id}: a rule for {key} names no peer or no port, which lets any through");
                }

                edges.AddRange(from own in selected
                               from other in others
                               from port in ports
                               select side == "in" ? $"{other} -> {own} {port} (in)" : $"{own} -> {other} {port} (out)");
            }
        }

        return edges;
    }

    /// <summary>Pods of ours that a selector of the same namespace takes.</summary>
    private IReadOnlyList<string> Selected(YamlNode? selector) => selector.Entries().Count == 0
        ? [All]
        : [.. OwnParts().Where(part => selector.Selects(part.Value.At("matchLabels").Texts())).Select(part => part.Key)];

    private Dictionary<string, YamlNode> OwnParts() =>
        _declared.At("peers").Entries().Where(peer => IsOwn(peer.Key)).ToDictionary(peer => peer.Key, peer => Selector(peer.Value.At("pods")!), StringComparer.Ordinal);

    private static YamlNode Selector(YamlNode labels) => new YamlMappingNode(new YamlScalarNode("matchLabels"), labels);

    private IReadOnlyList<string> Named(YamlNode peer)
    {
        if (peer.At("ipBlock") is { } block)
        {
            return Declared(other => other.At("addresses").Text() == block.At("cidr").Text() && block.At("except") is null, block.At("cidr").Text() ?? "");
        }

        if (peer.At("namespaceSelector") is not { } space)
        {
            return Selected(peer.At("podSelector"));
        }

        return Declared(
            other => other.At("namespaces") is { } names && Same(space, names) && Same(peer.At("podSelector"), other.At("pods")),
            $"{space} {peer.At("podSelector")}");
    }

    private IReadOnlyList<string> Declared(Func<YamlNode, bool> fits, string words)
    {
        var found = _declared.At("peers").Entries().Where(peer => fits(peer.Value)).Select(peer => peer.Key).ToList();
        return found.Count > 0 ? found : [$"somebody ({words})"];
    }

    private static bool Same(YamlNode? selector, YamlNode? labels) =>
        selector.At("matchExpressions") is null
        && selector.At("matchLabels").Texts().OrderBy(label => label.Key, StringComparer.Ordinal).SequenceEqual(labels.Texts().OrderBy(label => label.Key, StringComparer.Ordinal));
}
