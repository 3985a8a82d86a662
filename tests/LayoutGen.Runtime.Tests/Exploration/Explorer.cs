namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>
/// Takes two sides through all interleavings of their steps and all that the memory may answer, each state once, until something
/// goes wrong: a side fails, or both sleep.
/// </summary>
internal sealed class Explorer
{
    private const int DepthLimit = 5000;

    private readonly Side _driver;
    private readonly Side _device;
    private readonly int _stateLimit;
    private readonly bool _isReduced;
    private readonly HashSet<UInt128> _seen = [];
    private readonly SortedSet<string> _outcomes = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];
    private long _steps;
    private string? _finding;
    private bool _isTooMuch;

    private Explorer(Side driver, Side device, int stateLimit, bool isReduced) =>
        (_driver, _device, _stateLimit, _isReduced) = (driver, device, stateLimit, isReduced);

    /// <param name="driver">One side.</param>
    /// <param name="device">The other.</param>
    /// <param name="cells">The size of memory in cells of 2 bytes.</param>
    /// <param name="stateLimit">After how many states to give up.</param>
    /// <param name="isReduced">Whether steps that stand in nobody's way are taken at once; else all orders are tried.</param>
    public static Exploration Run(Side driver, Side device, int cells, int stateLimit = int.MaxValue, bool isReduced = true)
    {
        var explorer = new Explorer(driver, device, stateLimit, isReduced);
        explorer.Visit(new(driver, device, cells));
        return new(
            explorer._seen.Count,
            explorer._steps,
            driver.Places + device.Places,
            explorer is { _isTooMuch: false, _finding: null },
            explorer._outcomes,
            explorer._finding);
    }

    private void Visit(World world)
    {
        for (var side = 0; side < 2; side++)
            if (world.Next(side).Kind == StepKind.Failure)
                Find($"{Name(side)}: {world.Next(side).Text}");
            else if (_isReduced && world.IsFree(side))
            {
                Take(world, side);
                return;
            }

        if (_finding is not null || !_seen.Add(world.Fingerprint()))
            return;
        _isTooMuch = _seen.Count >= _stateLimit;
        if (!(Take(world, 0) | Take(world, 1)))
            Stop(world);
    }

    private bool Take(World world, int side)
    {
        var step = world.Next(side);
        var taken = false;
        foreach (var (next, answer) in world.Take(side))
        {
            taken = true;
            if (_isTooMuch || _finding is not null)
                break;
            _steps++;
            if (_path.Count == DepthLimit)
                throw new InvalidOperationException($"The sides do not end:\n{string.Join('\n', _path)}");
            _path.Add($"{Name(side)}: {step.Describe(answer)}");
            Visit(next);
            _path.RemoveAt(_path.Count - 1);
        }

        return taken;
    }

    private void Stop(World world)
    {
        if (world.Next(0).Kind == StepKind.End && world.Next(1).Kind == StepKind.End)
            _outcomes.Add(world.Next(0).Text + world.Next(1).Text);
        else
            Find("a wake-up got lost: " + string.Join(", ", new[] { 0, 1 }.Select(side => $"{Name(side)} {Doing(world, side)}")));
    }

    private void Find(string what) => _finding ??= string.Join('\n', [what, .. _path]);

    private string Name(int side) => side == 0 ? _driver.Name : _device.Name;

    private static string Doing(World world, int side) => world.Next(side).Kind == StepKind.End ? "has ended" : "sleeps";
}
