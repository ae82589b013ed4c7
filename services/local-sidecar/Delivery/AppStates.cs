using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>What is known of an app right now.</summary>
/// <param name="IsServed">Whether its port answers and it has said what it takes.</param>
/// <param name="Subscriptions">What it takes, as it said last.</param>
internal sealed record AppState(bool IsServed, IReadOnlyCollection<Subscription> Subscriptions)
{
    public static readonly AppState Down = new(IsServed: false, []);
}

/// <summary>State of all apps, written by their workers, read by health and metadata.</summary>
internal sealed class AppStates(IOptions<SidecarOptions> options)
{
    private readonly Dictionary<string, Cell> _byApp = options.Value.Apps.ToDictionary(app => app.AppId, _ => new Cell());

    public AppState Of(string appId) => _byApp[appId].State;

    public void Set(string appId, AppState state) => _byApp[appId].State = state;

    private sealed class Cell
    {
        private volatile AppState _state = AppState.Down;

        public AppState State
        {
            get => _state;
            set => _state = value;
        }
    }
}
