// How the panels are painted; it stands in for the shader of bevy_egui, whose names for what is bound it keeps.
//
// egui means its colours to be mixed as they are encoded (sRGB, multiplied by their opacity), and the target mixes light. Three steps
// make up for it: the opacity is divided out before a colour is turned into light, so that edges keep their colour; the opacity becomes the
// one with which light comes out as egui means it over the opposite end of the scale, so that dark letters are not thin and bright ones
// not fat; and only then is the light multiplied by it.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;

#ifdef BINDLESS
struct Place {
    index: u32,
}
@group(1) @binding(0) var textures: binding_array<texture_2d<f32>>;
@group(1) @binding(1) var samplers: binding_array<sampler>;
var<immediate> place: Place;
#else
@group(1) @binding(0) var texture: texture_2d<f32>;
@group(1) @binding(1) var texture_sampler: sampler;
#endif

struct Corner {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
}

struct Point {
    @builtin(position) position: vec4<f32>,
    @location(0) colour: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

// IEC 61966-2-1, both ways.
fn light(encoded: vec3<f32>) -> vec3<f32> {
    let curve = pow((encoded + 0.055) / 1.055, vec3<f32>(2.4));
    return select(curve, encoded / 12.92, encoded <= vec3<f32>(0.04045));
}

fn encoded(light: vec3<f32>) -> vec3<f32> {
    let curve = 1.055 * pow(light, vec3<f32>(1.0 / 2.4)) - 0.055;
    return select(curve, light * 12.92, light <= vec3<f32>(0.0031308));
}

// The opacity with which light of a brightness covers the opposite end of the scale as far as the encoded colour would.
fn opacity_of_light(brightness: f32, opacity: f32) -> f32 {
    let behind = select(0.0, 1.0, brightness < 0.5);
    let mixed = mix(behind, brightness, opacity);
    let lights = light(vec3<f32>(behind, brightness, mixed));
    return (lights.z - lights.x) / (lights.y - lights.x);
}

@vertex
fn vs_main(corner: Corner) -> Point {
    let position = corner.position * transform.scale + transform.translation;
    return Point(vec4<f32>(position, 0.0, 1.0), corner.colour, corner.uv);
}

@fragment
fn fs_main(point: Point) -> @location(0) vec4<f32> {
#ifdef BINDLESS
    let texel = textureSample(textures[place.index], samplers[place.index], point.uv);
#else
    let texel = textureSample(texture, texture_sampler, point.uv);
#endif
    let colour = vec4<f32>(encoded(texel.rgb), texel.a) * point.colour;
    // Nothing to mix, or a colour that is added to what is behind it.
    if colour.a <= 0.0 || colour.a >= 1.0 {
        return vec4<f32>(light(colour.rgb), colour.a);
    }
    let own = min(colour.rgb / colour.a, vec3<f32>(1.0));
    let opacity = opacity_of_light(dot(own, vec3<f32>(0.2126, 0.7152, 0.0722)), colour.a);
    return vec4<f32>(light(own) * opacity, opacity);
}
