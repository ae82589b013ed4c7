using Hearsay.LocalHost;

return await UpCommand.Create().Parse(args).InvokeAsync();
