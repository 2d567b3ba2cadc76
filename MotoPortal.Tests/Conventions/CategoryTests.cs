using System.Diagnostics;
using System.Reflection;
using MotoPortal.Tests.Architecture;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;
using Xunit.Sdk;

namespace MotoPortal.Tests.Conventions;

/// <summary>The category filters of the fast runs exclude every test that needs Chromium or starts processes, and only those.</summary>
public sealed class CategoryTests
{
    private static readonly KeyValuePair<string, string> NeedsChromium = new(Categories.Name, Categories.Browser);

    [Fact]
    public void Every_test_of_a_class_that_uses_Chromium_is_in_the_category_Browser()
    {
        var users = CompiledArrows.Of(typeof(CategoryTests).Assembly.Location, "MotoPortal.Tests")
            .Where(arrow => string.Equals(arrow.Used, typeof(ChromiumFixture).FullName, StringComparison.Ordinal))
            .Select(arrow => arrow.User)
            .Except([typeof(CategoryTests).FullName!], StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);

        var inTheFastLane = Tests()
            .Where(test => users.Contains(test.DeclaringType!.FullName!) && !TraitHelper.GetTraits(test).Contains(NeedsChromium))
            .Select(test => $"{test.DeclaringType!.Name}.{test.Name}");

        users.Contains(typeof(ChromiumItselfTests).FullName!).ShouldBeTrue();
        inTheFastLane.ShouldBeEmpty();
    }

    [Fact]
    public void No_other_test_is_in_the_category_Browser()
    {
        var leftOut = Tests()
            .Where(test => TraitHelper.GetTraits(test).Contains(NeedsChromium))
            .Where(test => !test.IsDefined(typeof(ChromiumFactAttribute)) && !test.IsDefined(typeof(ChromiumTheoryAttribute)))
            .Select(test => $"{test.DeclaringType!.Name}.{test.Name}");

        Tests().ShouldContain(test => TraitHelper.GetTraits(test).Contains(NeedsChromium));
        leftOut.ShouldBeEmpty();
    }

    [Fact]
    public void The_classes_that_start_processes_are_those_of_the_category_Process()
    {
        var starters = CompiledArrows.Of(typeof(CategoryTests).Assembly.Location, "MotoPortal.Tests")
            .Where(arrow => arrow.Used == typeof(PortalProcess).FullName || arrow.Used == typeof(RunningProgram).FullName
                || arrow.Used == typeof(VerifyProgram).FullName || arrow.Used == typeof(ProcessStartInfo).FullName)
            .Select(arrow => arrow.User);
        var withTests = Tests().Select(test => test.DeclaringType!.FullName!).ToHashSet(StringComparer.Ordinal);
        withTests.Remove(typeof(CategoryTests).FullName!);

        var marked = Tests().Select(test => test.DeclaringType!).Distinct()
            .Where(type => TraitHelper.GetTraits(type).Contains(new(Categories.Name, Categories.Process)))
            .Select(type => type.FullName!);

        starters.Where(withTests.Contains).Distinct(StringComparer.Ordinal).ShouldBe(marked, ignoreOrder: true);
    }

    private static IEnumerable<MethodInfo> Tests() =>
        typeof(CategoryTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true));
}
