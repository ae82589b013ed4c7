namespace Hearsay.Corpus.Origins;

/// <summary>Strongly connected components, after Tarjan, with a stack of its own in place of recursion.</summary>
internal static class StrongComponents
{
    /// <summary>The component of each vertex; a component has a larger number than all that it leads to.</summary>
    /// <param name="count">Number of vertices.</param>
    /// <param name="next">Where each leads.</param>
    public static int[] Of(int count, Func<int, IReadOnlyList<int>> next)
    {
        var (component, index, low) = (new int[count], new int[count], new int[count]);
        Array.Fill(component, -1);
        Array.Fill(index, -1);
        var (open, calls) = (new Stack<int>(), new Stack<(int Vertex, int Edge)>());
        var (seen, components) = (0, 0);
        for (var root = 0; root < count; root++)
        {
            if (index[root] < 0)
            {
                calls.Push((root, 0));
            }

            while (calls.TryPop(out var call))
            {
                var (vertex, edge) = call;
                if (edge == 0)
                {
                    index[vertex] = low[vertex] = seen++;
                    open.Push(vertex);
                }
                else
                {
                    // Back from the edge before.
                    var done = next(vertex)[edge - 1];
                    low[vertex] = component[done] < 0 ? Math.Min(low[vertex], low[done]) : low[vertex];
                }

                var targets = next(vertex);
                while (edge < targets.Count && index[targets[edge]] >= 0)
                {
                    low[vertex] = component[targets[edge]] < 0 ? Math.Min(low[vertex], index[targets[edge]]) : low[vertex];
                    edge++;
                }

                if (edge < targets.Count)
                {
                    calls.Push((vertex, edge + 1));
                    calls.Push((targets[edge], 0));
                }
                else if (low[vertex] == index[vertex])
                {
                    int member;
                    do
                    {
                        member = open.Pop();
                        component[member] = components;
                    }
                    while (member != vertex);
                    components++;
                }
            }
        }

        return component;
    }
}
