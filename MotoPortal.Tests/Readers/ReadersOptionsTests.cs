using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Tests.Readers;

public sealed class ReadersOptionsTests
{
    [Theory]
    [InlineData("", null, 0)]
    [InlineData("", "7", 7)]
    [InlineData("sk_test_x", null, 30)]
    [InlineData("sk_live_x", null, 30)]
    [InlineData("sk_live_x", "0", 0)]
    public void Real_readers_are_inspected_every_month_unless_something_else_is_set(string key, string? days, int expected) =>
        Options(key, days).DaysInForce.ShouldBe(expected);

    [Theory]
    [InlineData("-1")]
    [InlineData("366")]
    public void A_number_of_days_that_makes_no_sense_is_refused_in_a_sentence(string days) =>
        Should.Throw<OptionsValidationException>(() => Options("sk_test_x", days)).Failures
            .ShouldBe([$"Readers:InspectionDays is {days}; it must lie between 1 and 365, or be 0 to ask for no inspection."]);

    private static ReadersOptions Options(string key, string? days)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Stripe:ApiKey"] = key, ["Readers:InspectionDays"] = days })
            .Build();
        using var services = new ServiceCollection().AddReaders(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<ReadersOptions>>().Value;
    }
}
