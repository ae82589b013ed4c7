namespace Hearsay.Engine;

/// <summary>Told when a stage begins and ends, so that a caller can time it: the engine has no clock.</summary>
public interface IStageObserver
{
    /// <summary>Called on the reading thread as a stage begins.</summary>
    /// <param name="stage">"language", "text", "article", "cues", "times", "statements", "entities", "chains", "events" or "figures"; a text in another language has the first stage only.</param>
    /// <returns>Disposed when the stage ends, also when it is cancelled.</returns>
    IDisposable? Enter(string stage);
}
