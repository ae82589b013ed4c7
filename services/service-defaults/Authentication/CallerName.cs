using Grpc.Core;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>By what name a caller is known.</summary>
/// <param name="IsAsked">Whether callers have to say by a token who they are.</param>
/// <param name="Subject">Subject of the token; empty where there is none.</param>
public readonly record struct CallerName(bool IsAsked, string Subject)
{
    /// <summary>The caller of a call that was let in.</summary>
    public static CallerName Of(ServerCallContext context)
    {
        var identity = context.GetHttpContext().User.Identity;
        return new CallerName(identity?.AuthenticationType != Everybody.Name, identity is { IsAuthenticated: true, Name: { } subject } ? subject : "");
    }
}
