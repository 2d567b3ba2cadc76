using System.Diagnostics;
using MotoPortal.Accounts.Passwords;

namespace MotoPortal.Tests.Accounts;

public sealed class PasswordStrengthTests
{
    private static readonly string[] Grace = ["Grace Hopper", "grace.hopper@shop.example"];

    [Theory]
    [InlineData("password1234567")]
    [InlineData("qwertyuiop12345")]
    [InlineData("iloveyou1234567")]
    [InlineData("p4ssw0rd1234567")]
    [InlineData("12345678password")]
    [InlineData("soleil123456789")]
    [InlineData("azertyuiop12345")]
    [InlineData("trustno1trustno1")]
    [InlineData("football baseball hockey 9")]
    [InlineData("Sunshine-Dragon-77")]
    [InlineData("abcdefgh1234567")]
    [InlineData("aaaaaaaaaaaaaa1")]
    [InlineData("aaaabbbbccccdd1")]
    public void A_password_of_much_used_passwords_or_patterns_is_easy_to_guess(string password) =>
        PasswordStrength.IsEasyToGuess(password, Grace).ShouldBeTrue();

    [Theory]
    [InlineData("grace hopper 2026")]
    [InlineData("gracehopper12345")]
    [InlineData("MotoPortal12345!")]
    [InlineData("grace.hopper@shop.example1")]
    public void A_password_of_the_persons_or_the_portals_own_words_is_easy_to_guess(string password) =>
        PasswordStrength.IsEasyToGuess(password, Grace).ShouldBeTrue();

    [Theory]
    [InlineData("correct horse battery 7")]
    [InlineData("violet tractor 19 sings")]
    [InlineData("lettre-prairie-7-bleu")]
    [InlineData("the weather is fine 1")]
    [InlineData("kX9!vqlm2#pwzRt")]
    public void Words_that_have_nothing_to_do_with_each_other_make_a_good_password(string password) =>
        PasswordStrength.IsEasyToGuess(password, Grace).ShouldBeFalse();

    [Theory]
    [InlineData("a1B2")]
    [InlineData("4@ss")]
    [InlineData("password")]
    public void The_longest_password_that_the_form_takes_is_estimated_within_a_second(string part)
    {
        var longest = string.Concat(Enumerable.Repeat(part, 50))[..200];
        var start = Stopwatch.GetTimestamp();

        PasswordStrength.IsEasyToGuess(longest, Grace);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }
}
