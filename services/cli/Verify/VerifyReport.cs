using Hearsay.Cli.Output;

namespace Hearsay.Cli.Verify;

/// <summary>What was checked, a line each as it is known: ok, FAILED, or note where there was nothing to hold it to.</summary>
internal sealed class VerifyReport(Screen screen)
{
    private int _passed;
    private int _failed;

    public void Ok(string what)
    {
        _passed++;
        screen.Row("ok", what);
    }

    public void Failed(string what)
    {
        _failed++;
        screen.Row("FAILED", what);
    }

    public void Note(string what) => screen.Row("note", what);

    public void Hold(bool holds, string what, string otherwise)
    {
        if (holds)
        {
            Ok(what);
        }
        else
        {
            Failed($"{what}: {otherwise}");
        }
    }

    public int End()
    {
        screen.Row(_failed == 0 ? "ok" : "FAILED", $"{_passed} checks passed, {_failed} failed");
        return _failed == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
