using Hearsay.Contracts;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Kubernetes.Rules;

/// <summary>How replicas come and go, and that the database has room for all of them.</summary>
internal static class ScalingRules
{
    public static IEnumerable<string> Down(Installation all) =>
        from scaler in all.OfKind("HorizontalPodAutoscaler")
        where scaler.Spec.At("behavior", "scaleDown", "stabilizationWindowSeconds").Number() < 300
        select $"{scaler.Id}: it takes replicas away at the first quiet moment";

    public static IEnumerable<string> Lag(Installation all) =>
        from scaler in all.OfKind("ScaledObject")
        let spec = scaler.Spec
        where spec.At("minReplicaCount").Number() < 1 || spec.At("cooldownPeriod").Number() < 300
            || spec.At("fallback", "failureThreshold").Number() < 1 || spec.At("fallback", "replicas").Number() < spec.At("minReplicaCount").Number()
            || spec.At("advanced", "horizontalPodAutoscalerConfig", "behavior", "scaleDown", "stabilizationWindowSeconds").Number() < 300
        select $"{scaler.Id}: it may end the last replica, or has no plan for when the lag cannot be read, or is too quick down";

    /// <summary>The lag is that of the events that its deployment takes: topic and consumer group, which is the app id.</summary>
    public static IEnumerable<string> Topic(Installation all) =>
        from scaler in all.OfKind("ScaledObject")
        from trigger in scaler.Spec.At("triggers").Items()
        let metadata = trigger.At("metadata").Texts()
        let topic = metadata.GetValueOrDefault("topic") ?? metadata.GetValueOrDefault("stream")
        let app = scaler.Spec.At("scaleTargetRef", "name").Text()
        where app is null || metadata.GetValueOrDefault("consumerGroup") != app || topic is null || !DeclaredTopics.TakenBy(app).Contains(topic)
        select $"{scaler.Id}: {topic} with the group {metadata.GetValueOrDefault("consumerGroup")} is not what {app} takes";

    /// <summary>The broker that lag is read from is the one that events go through.</summary>
    public static IEnumerable<string> Broker(Installation all) =>
        from scaler in all.OfKind("ScaledObject")
        from trigger in scaler.Spec.At("triggers").Items()
        let wanted = trigger.At("type").Text() switch { "kafka" => "pubsub.kafka", "redis-streams" => "pubsub.redis", _ => "" }
        where all.OfKind("Component").All(item => item.Spec.At("type").Text() != wanted)
            || all.Find("TriggerAuthentication", trigger.At("authenticationRef", "name").Text() ?? "") is null
        select $"{scaler.Id}: it reads {trigger.At("type").Text()}, which no component uses, or without credentials";

    /// <summary>A partition that stands still must not scale to the most, and a replica more than partitions is idle.</summary>
    public static IEnumerable<string> Partitions(Installation all) =>
        from scaler in all.OfKind("ScaledObject")
        from trigger in scaler.Spec.At("triggers").Items()
        where trigger.At("type").Text() == "kafka"
        let metadata = trigger.At("metadata").Texts()
        where metadata.GetValueOrDefault("excludePersistentLag") != "true" || metadata.GetValueOrDefault("limitToPartitionsWithLag") != "true"
            || metadata.GetValueOrDefault("offsetResetPolicy") != "earliest"
            || scaler.Spec.At("maxReplicaCount").Number() > all.OfKind("KafkaTopic").Where(item => item.Spec.At("topicName").Text() == metadata.GetValueOrDefault("topic")).Select(item => item.Spec.At("partitions").Number()).FirstOrDefault()
        select $"{scaler.Id}: more replicas than partitions, or a stuck partition counts";

    /// <summary>Pools of all replicas there may be, one more of each while a release rolls out, and the migration: within four fifths of the database.</summary>
    public static IEnumerable<string> Connections(Installation all)
    {
        const int migration = 2;
        var wanted = migration;
        foreach (var pod in all.Pods.Where(pod => pod.IsService))
        {
            var pool = YamlValues.Number(all.SettingsOf(pod).GetValueOrDefault("Postgres__MaxPoolSize"));
            if (pool < 1)
            {
                yield return $"{pod.Owner.Id}: no size of its pool";
            }

            wanted += pool * (all.ReplicasOf(pod.Owner.Name).Most + pod.Owner.Spec.At("strategy", "rollingUpdate", "maxSurge").Number());
        }

        var (most, reserved) = Database(all);
        if (wanted > 0.8 * (most - reserved))
        {
            yield return $"{wanted} connections of at most {most}, {reserved} of them reserved";
        }
    }

    private static (int Most, int Reserved) Database(Installation all)
    {
        var settings = all.OfKind("Cluster").Select(item => item.Spec.At("postgresql", "parameters").Texts()).FirstOrDefault()
            ?? all.Find("StatefulSet", "postgres")?.Spec.At("template", "spec", "containers").Items().Single().At("args").Items()
                .Select(item => item.Text()!.Split('=')).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal)
            ?? [];
        return (YamlValues.Number(settings.GetValueOrDefault("max_connections")), YamlValues.Number(settings.GetValueOrDefault("superuser_reserved_connections")));
    }

    /// <summary>Topics for the topic operator: all of them, copied three times, refusing what fewer than two brokers have.</summary>
    public static IEnumerable<string> KafkaTopics(Installation all)
    {
        var known = typeof(Topics).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal).ToList();
        var found = all.OfKind("KafkaTopic").ToList();
        if (all.OfKind("Component").All(item => item.Spec.At("type").Text() != "pubsub.kafka"))
        {
            yield break;
        }

        if (!found.Select(item => item.Spec.At("topicName").Text()).Order(StringComparer.Ordinal).SequenceEqual(known))
        {
            yield return "not the topics of the code";
        }

        foreach (var item in found.Where(item => item.Spec.At("replicas").Number() < 3 || item.Spec.At("config", "min.insync.replicas").Number() < 2 || item.Spec.At("partitions").Number() < 2))
        {
            yield return $"{item.Id}: an event may be lost with one broker";
        }
    }
}
