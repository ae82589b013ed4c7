foreach (var t in typeof(Dapr.Client.Autogen.Grpc.v1.Dapr).Assembly.GetTypes().Concat(typeof(Dapr.AppCallback.Autogen.Grpc.v1.AppCallback).Assembly.GetTypes()))
{
    if (t.FullName!.Contains("AppCallback", StringComparison.Ordinal) || t.Name is "Dapr" or "PublishEventRequest" or "GetMetadataRequest" or "GetMetadataResponse" or "TopicEventRequest" or "TopicSubscription" or "TopicRoutes" or "TopicEventResponse" or "ListTopicSubscriptionsResponse" or "PubsubSubscription" or "RegisteredComponents" or "AppConnectionProperties" or "DaprClient")
    {
        Console.WriteLine(t.FullName + (t.IsPublic || t.IsNestedPublic ? "" : " (internal)"));
        foreach (var p in t.GetProperties()) { Console.WriteLine("    " + p.PropertyType.Name + " " + p.Name); }
    }
}
