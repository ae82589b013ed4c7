using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Hearsay.LocalPostgres.Tests;

/// <summary>
/// This program as the parent of a guarded child, which a test kills. The runner makes the entry point, so the argument is
/// looked at before it.
/// </summary>
internal static class ParentProgram
{
    public const string Command = "be-the-parent-of-a-guarded-child";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A test program's own start.")]
    internal static void RunWhereAsked()
    {
        if (Environment.GetCommandLineArgs() is [.., Command, var folder])
        {
            GuardedProcessTests.StartChild(folder);
            using var killed = new ManualResetEventSlim();
            killed.Wait(TimeSpan.FromMinutes(2));
            Environment.Exit(1);
        }
    }
}
