using System.Text.RegularExpressions;
using MotoPortal.Tests.Architecture;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    private static readonly string[] NamesThatSayNothing =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Base", "Dto", "Impl", "Info"];

    [Fact]
    public void A_dialog_says_itself_where_the_cursor_is_when_it_opens() =>
        Repository.Files("MotoPortal", ".razor")
            .Where(path => File.ReadAllText(path) is var source && source.Contains("</MudDialog>", StringComparison.Ordinal)
                && !source.Contains("<MudDialog DefaultFocus=\"DefaultFocus.None\">", StringComparison.Ordinal))
            .Select(Repository.Relative)
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var tooLong = SourceFiles()
            .Where(path => !Repository.Relative(path).StartsWith("MotoPortal/Data/Migrations/", StringComparison.Ordinal))
            .Select(path => (Path: Repository.Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > LongestFile)
            .Select(file => $"{file.Path}: {file.Lines} lines");

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void The_program_is_a_table_of_contents_of_under_80_lines()
    {
        File.ReadLines(Repository.PathOf("MotoPortal", "Program.cs")).Count().ShouldBeLessThan(80);
    }

    [Fact]
    public void No_type_is_named_like_a_room()
    {
        var named = typeof(Program).Assembly.GetTypes()
            .Where(type => Floors.Rooms.Contains(type.Name, StringComparer.Ordinal))
            .Select(type => type.FullName);

        named.ShouldBeEmpty();
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        // A base class may have a framework's name; the derived class may not.
        var named = typeof(Program).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("MotoPortal", StringComparison.Ordinal) is true
                && !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => NamesThatSayNothing.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)))
            .Select(type => type.FullName);

        named.ShouldBeEmpty();
    }

    // A wrong address of a module shows only in the browser, when the module is first needed.
    [Fact]
    public void A_component_loads_the_script_that_lies_beside_it()
    {
        var components = Repository.Files("MotoPortal", ".razor")
            .SelectMany(path => ScriptAddress().Matches(File.ReadAllText(path))
                .Select(address => (Path: Repository.Relative(path), Script: address.Groups["script"].Value)))
            .ToList();

        components.ShouldNotBeEmpty();
        components.Where(component => $"MotoPortal/{component.Script}" != $"{component.Path}.js")
            .Select(component => $"{component.Path}: {component.Script}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_lying_about()
    {
        var leftovers = SourceFiles().Concat(Repository.Files("MotoPortal", ".resx", ".css", ".js"))
            .SelectMany(
                path => File.ReadLines(path).Select((line, index) => (Line: line, Where: $"{Repository.Relative(path)}:{index + 1}")))
            .Where(found => Leftover().IsMatch(found.Line))
            .Select(found => $"{found.Where}: {found.Line.Trim()}");

        leftovers.ShouldBeEmpty();
    }

    [Fact]
    public void Test_names_are_sentences()
    {
        var names = typeof(SourceTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true))
            .Where(method => method.Name.Count(letter => letter == '_') < 2)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        names.ShouldBeEmpty();
    }

    // This file has to contain what it forbids.
    private static IEnumerable<string> SourceFiles() =>
        Repository.Files("MotoPortal", ".cs", ".razor").Concat(Repository.Files("MotoPortal.Tests", ".cs", ".razor"))
            .Where(path => !path.EndsWith("SourceTests.cs", StringComparison.Ordinal));

    [GeneratedRegex("\"(\\./)?(?<script>[A-Za-z/]+\\.razor\\.js)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScriptAddress();

    [GeneratedRegex(
        @"\b(TODO|FIXME|HACK|XXX)\b|//\s*(Arrange|Act|Assert)\b|\basync void\b|\bTask\.Run\(|<<<<<<<|>>>>>>>|Console\.WriteLine\(""debug",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leftover();
}
