using System.ComponentModel.DataAnnotations;

namespace Hearsay.LocalSidecar;

/// <summary>Settings under <c>Sidecar</c>. Durations are written as <c>hh:mm:ss</c>.</summary>
public sealed class SidecarOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Sidecar";

    /// <summary>The apps that this process stands beside, at least one, each with an id of its own.</summary>
    [Required, MinLength(1), MaxLength(32)]
    public IList<SidecarApp> Apps { get; } = [];

    /// <summary>Apps beside other sidecars: where calls to them go. Several of one id take turns.</summary>
    [MaxLength(128)]
    public IList<SidecarPeer> Peers { get; } = [];

    /// <summary>Files of Dapr, or folders of them, whose component, policy and list of calls hold here too. Read at the start.</summary>
    [MaxLength(16)]
    public IList<string> ResourcesPaths { get; } = [];

    /// <summary>Name of the only pub/sub component.</summary>
    [Required]
    public string PubsubName { get; set; } = "pubsub";

    /// <summary>Deliveries of one topic to one app at a time, 1 to 100.</summary>
    [Range(1, 100)]
    public int ParallelDeliveries { get; set; } = 16;

    /// <summary>
    /// Longest wait between two looks for what another sidecar process has published; what this one publishes it delivers at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan LongestPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time an app has to answer a delivery, at most an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan DeliveryDeadline { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Wait before the second attempt; doubles with each attempt up to <see cref="RetryMax"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryInitial { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Attempts after the first before a message goes to the subscription's dead letter topic; below 0 none does. Without such a
    /// topic attempts never end: what was accepted is delivered.
    /// </summary>
    [Range(-1, 1_000_000)]
    public int MaxRetries { get; set; } = -1;

    /// <summary>Longest wait between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryMax { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether an app gets nothing before it says that it is healthy, and nothing more once it says that it is not.</summary>
    public bool AppHealthCheck { get; set; }

    /// <summary>Time between two questions for the app's health.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan AppHealthInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time that the app has for an answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AppHealthTimeout { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Bad answers in a row that make an app unhealthy.</summary>
    [Range(1, 100)]
    public int AppHealthThreshold { get; set; } = 3;

    /// <summary>How long a message stays after publishing once every group has it, for groups that come later.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Time between two rounds of deleting old messages.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan PruneInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a claim holds: past the deadline of its delivery, so that no second copy is on its way meanwhile.</summary>
    public TimeSpan Lease => DeliveryDeadline + TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Peers.Any(peer => string.IsNullOrWhiteSpace(peer.AppId) || peer.AppAddress is not { IsAbsoluteUri: true, Scheme: "http" }))
        {
            yield return new ValidationResult("Sidecar:Peers: each has an app id and an address of the form http://127.0.0.1:PORT.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var app in Apps)
        {
            if (string.IsNullOrWhiteSpace(app.AppId) || !ids.Add(app.AppId))
            {
                yield return new ValidationResult($"Sidecar:Apps: app id '{app.AppId}' is empty or given twice.");
            }

            if (app.AppAddress is not { IsAbsoluteUri: true, Scheme: "http" })
            {
                yield return new ValidationResult($"Sidecar:Apps: the address of '{app.AppId}' is not of the form http://127.0.0.1:PORT.");
            }

            if (app.GrpcPort is < 0 or > 65535 || app.HttpPort is < 0 or > 65535)
            {
                yield return new ValidationResult($"Sidecar:Apps: a port of '{app.AppId}' is out of range.");
            }
        }
    }
}

/// <summary>An app that another sidecar stands beside.</summary>
public sealed class SidecarPeer
{
    /// <summary>Dapr app id.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Where the app answers gRPC without TLS.</summary>
    public Uri? AppAddress { get; set; }
}

/// <summary>One app and the ports on which its sidecar listens, on loopback only. Port 0 takes a free one.</summary>
public sealed class SidecarApp
{
    /// <summary>Dapr app id: the consumer group, and the name by which others call it.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Where the app answers gRPC without TLS.</summary>
    public Uri? AppAddress { get; set; }

    /// <summary>Port of the Dapr API.</summary>
    public int GrpcPort { get; set; }

    /// <summary>Port of the health answers.</summary>
    public int HttpPort { get; set; }
}
