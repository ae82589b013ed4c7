using Hearsay.LocalHost;

return args is ["operate", .. var rest]
    ? await Operate.RunAsync(rest)
    : await UpCommand.Create().Parse(args).InvokeAsync();
