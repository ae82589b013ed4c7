using Hearsay.LocalSidecar;

return await SidecarHost.RunAsync(args);
