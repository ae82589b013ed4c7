using Hearsay.Cli.Input;
using Hearsay.Cli.Output;
using Spectre.Console;

namespace Hearsay.Cli.Submit;

/// <summary>A bar on standard error while documents are sent; nothing where standard error is no terminal.</summary>
internal sealed class SubmitProgress
{
    private readonly ProgressTask? _task;

    private SubmitProgress(ProgressTask? task) => _task = task;

    public static async Task<int> ShowAsync(Screen screen, IReadOnlyList<InputFile> files, Func<SubmitProgress, Task<int>> work)
    {
        if (!screen.ErrorIsTerminal)
        {
            return await work(new SubmitProgress(null));
        }

        screen.BarIsShown = true;
        try
        {
            return await screen.ErrorConsole.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context =>
                {
                    var total = files.Sum(file => file.Length);
                    var task = context.AddTask("sending", maxValue: Math.Max(1, total ?? 1));
                    task.IsIndeterminate = files.Any(file => file.Length is null);
                    return work(new SubmitProgress(task));
                });
        }
        finally
        {
            screen.BarIsShown = false;
        }
    }

    /// <summary>So many more bytes are read and sent.</summary>
    public void Advance(long bytes) => _task?.Increment(bytes);

    /// <summary>All is sent; what is waited for has no measure.</summary>
    public void WaitForEvidence()
    {
        if (_task is not null)
        {
            _task.Description = "waiting for evidence";
            _task.IsIndeterminate = true;
        }
    }
}
